"""The pages of themes: reading, changing, gathering, regrouping."""
