"""What a repository gets when a team begins, from texts."""
