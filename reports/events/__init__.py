"""Events: signals of many articles about one act, made one; coverage never counts as alignment."""
