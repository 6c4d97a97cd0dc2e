from tests.doors.oracle import READS, TEAM_ON_ITEM, Door

JSON = "application/json"

# What they are about is made in tests/doors/theory.py.
DOORS = [
    Door("theory:map", about="theory-map", get=READS),
    Door("theory:live", about="theory-map", get=READS),
    Door("api:theory-map", about="theory-map", get=READS, accept=JSON),
    Door("api:theory-changes", about="theory-map", get=READS, accept=JSON),
    Door("api:theory-parts", about="theory-map", get=READS, accept=JSON),
    Door("api:theory-elements", about="theory-map", post=TEAM_ON_ITEM, accept=JSON),
    Door("api:theory-links", about="theory-map", post=TEAM_ON_ITEM, accept=JSON),
    Door("api:theory-assume", about="theory-map", post=TEAM_ON_ITEM, accept=JSON),
    Door("api:theory-moves", about="theory-map", post=TEAM_ON_ITEM, accept=JSON),
    Door("api:theory-undo", about="theory-map", post=TEAM_ON_ITEM, accept=JSON),
    Door("api:theory-redo", about="theory-map", post=TEAM_ON_ITEM, accept=JSON),
    Door("api:theory-reword", about="theory-element", post=TEAM_ON_ITEM, accept=JSON),
    Door("api:theory-take-off", about="theory-element", post=TEAM_ON_ITEM, accept=JSON),
]
