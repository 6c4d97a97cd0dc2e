from tests.doors.oracle import PUBLIC, Door

DOORS = [
    Door("web:front", about="nothing", get=PUBLIC),
    Door("web:healthz", about="nothing", get=PUBLIC),
    Door("web:components", about="nothing", get=PUBLIC),
]
