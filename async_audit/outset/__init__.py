"""What a repository gets when a team begins with async-audit: edits of files, or a sentence where none is safe."""
