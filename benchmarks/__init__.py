"""One script a promise: prints ratios against what a user would run instead."""
