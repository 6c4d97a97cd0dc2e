"""The components' Python side, one module a family; `{% load look %}` gathers them. README.md lists their arguments."""
