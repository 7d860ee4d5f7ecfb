"""The house keeps its own rules: walls, one slug everywhere, quiet rooms, a light step."""
