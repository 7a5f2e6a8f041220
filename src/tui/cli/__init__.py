"""The command line: one module per group of verbs, over the same library as the screen."""
