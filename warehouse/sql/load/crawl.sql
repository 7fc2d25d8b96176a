-- Summaries of crawls.
from temp.crawl
