"""Each file renders a report in one format; this page lists them."""
