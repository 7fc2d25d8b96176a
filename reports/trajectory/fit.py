"""All domains fitted together with one sample of the tagger's errors, and composites of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from reports.trajectory.composite import Composite, compose, sample_weights
from reports.trajectory.domain import DomainFit, fit_domain
from reports.trajectory.evidence import Array, Item, count
from reports.trajectory.settings import Counts, Settings
from reports.trajectory.tagger import Tagger, faultless, sample_tagger

# What the seed's streams of random numbers are for; a domain's own stream is its place after these.
TAGGER, WEIGHTS, ORDERS, DOMAINS = range(4)


@dataclass(frozen=True)
class Fit:
    """The fit of all evidence: the domains, and what lines without a part of it share with it."""

    settings: Settings
    seed: int
    tagger: Tagger
    sampled: dict[str, Array]
    items: dict[str, list[Item]]
    domains: dict[str, DomainFit]
    index: Composite


def fit_all(items: Sequence[Item], settings: Settings, sensitivity: Counts, seed: int) -> Fit:
    """Fit every domain of the settings; items of other domains are an error of the caller (KeyError)."""
    model = settings.model
    tagger = sample_tagger(sensitivity, model.tagger_draws, np.random.default_rng([seed, TAGGER]))
    rng = np.random.default_rng([seed, WEIGHTS])
    sampled = sample_weights(settings.weights, settings.weight_concentration, model.draws, rng)
    by_domain: dict[str, list[Item]] = {domain: [] for domain in settings.weights}
    for item in items:
        by_domain[item.domain].append(item)
    domains = {domain: _fit_one(domain, own, settings, tagger, seed) for domain, own in by_domain.items()}
    index = _compose(domains, settings.weights, sampled)
    return Fit(settings, seed, tagger, sampled, by_domain, domains, index)


def _fit_one(domain: str, items: Sequence[Item], settings: Settings, tagger: Tagger, seed: int) -> DomainFit:
    place = DOMAINS + list(settings.weights).index(domain)
    # The tagger's errors matter to what was tagged; without any the samples would all give the same.
    needed = tagger if any(item.kind.source == "event" for item in items) else faultless(1)
    return fit_domain(count(items, settings.model.weeks), settings.model, needed, np.random.default_rng([seed, place]))


def _compose(domains: dict[str, DomainFit], weights: dict[str, float], sampled: dict[str, Array]) -> Composite:
    means = {domain: fit.mean for domain, fit in domains.items()}
    return compose(means, {domain: fit.courses for domain, fit in domains.items()}, weights, sampled)


def refit(fit: Fit, keeps: Callable[[Item], bool]) -> Composite:
    """Return the composite of the items that are kept; only domains that lose one are fitted anew."""
    domains = {}
    for domain, items in fit.items.items():
        kept = [item for item in items if keeps(item)]
        is_whole = len(kept) == len(items)
        domains[domain] = (
            fit.domains[domain] if is_whole else _fit_one(domain, kept, fit.settings, fit.tagger, fit.seed)
        )
    return _compose(domains, fit.settings.weights, fit.sampled)


def without_domain(fit: Fit, left_out: str) -> Composite:
    """Return the composite of the other domains, their weights scaled to sum to one."""
    domains = {domain: each for domain, each in fit.domains.items() if domain != left_out}
    return _compose(domains, fit.settings.weights, fit.sampled)


def with_equal_weights(fit: Fit) -> Composite:
    """Return the composite in which every domain weighs the same, without doubt about it."""
    equal = dict.fromkeys(fit.domains, 1 / len(fit.domains))
    return _compose(fit.domains, equal, {domain: np.full(fit.settings.model.draws, 1.0) for domain in equal})
