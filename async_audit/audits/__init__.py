"""Each file asks one question of a repository; this page lists them."""
