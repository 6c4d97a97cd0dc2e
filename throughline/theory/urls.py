from django.urls import path

from throughline.theory.views import changing, evidence, formats, outline, parts, queue, story, versions
from throughline.theory.views import map as drawn_map

_VERSION = "theory/<uuid:item_id>/versions/<int:number>"

app_name = "theory"
urlpatterns = [
    path("p/<slug:programme>/theory/", outline.home, name="home"),
    path("p/<slug:programme>/theory/begin/", outline.begin, name="begin"),
    path("theory/<uuid:item_id>/", outline.outline, name="outline"),
    path("theory/<uuid:item_id>/map/", drawn_map.drawn, name="map"),
    path("theory/<uuid:item_id>/live/", drawn_map.follow, name="live"),
    path("theory/<uuid:item_id>/off/", outline.off, name="off"),
    path("theory/<uuid:item_id>/add/", changing.add, name="add"),
    path("theory/<uuid:item_id>/connect/", changing.connect, name="connect"),
    path("theory/<uuid:item_id>/assume/", changing.assume, name="assume"),
    path("theory/<uuid:item_id>/undo/", changing.undo, name="undo"),
    path("theory/<uuid:item_id>/redo/", changing.redo, name="redo"),
    path("theory/parts/<uuid:item_id>/", parts.element, name="element"),
    path("theory/links/<uuid:item_id>/", parts.link, name="link"),
    path("theory/assumptions/<uuid:item_id>/", parts.assumption, name="assumption"),
    path("theory/any/<uuid:item_id>/reword/", changing.reword, name="reword"),
    path("theory/any/<uuid:item_id>/take-off/", changing.take_off, name="take-off"),
    path("theory/any/<uuid:item_id>/put-back/", changing.put_back, name="put-back"),
    path("theory/any/<uuid:item_id>/judge/", parts.judge, name="judge"),
    path("theory/any/<uuid:item_id>/look/", parts.look, name="look"),
    path("theory/any/<uuid:item_id>/nest/", changing.nest, name="nest"),
    path("theory/<uuid:item_id>/versions/", versions.listed, name="versions"),
    path("theory/<uuid:item_id>/versions/propose/", versions.propose, name="propose"),
    path(f"{_VERSION}/", versions.version, name="version"),
    path(f"{_VERSION}/remark/", versions.remark, name="remark"),
    path(f"{_VERSION}/agree/", versions.agree, name="agree"),
    path(f"{_VERSION}/withdraw/", versions.withdraw, name="withdraw-version"),
    path("theory/<uuid:item_id>/compare/", versions.compare, name="compare"),
    path("theory/<uuid:item_id>/plain/", story.plain, name="plain"),
    path("theory/<uuid:item_id>/tell/", story.tell, name="tell"),
    path("theory/<uuid:item_id>/take/", formats.take, name="take"),
    path("theory/<uuid:item_id>/take/<slug:form>/", formats.taken, name="taken"),
    path("theory/<uuid:item_id>/bring/", formats.bring, name="bring"),
    path("theory/any/<uuid:item_id>/evidence/", evidence.gather, name="gather"),
    path("theory/any/<uuid:item_id>/unfile/", evidence.unfile, name="unfile"),
    path("items/<uuid:item_id>/theory/", evidence.file, name="file"),
    path("theory/<uuid:item_id>/fits-nowhere/", evidence.nowhere, name="nowhere"),
    path("theory/<uuid:item_id>/finds-a-place/", evidence.finds_a_place, name="finds-a-place"),
    path("theory/<uuid:item_id>/not-held/", evidence.not_held, name="not-held"),
    path("p/<slug:programme>/theory/next/", queue.test_next, name="test-next"),
    path("p/<slug:programme>/theory/events/<uuid:event_id>/", queue.event, name="event"),
]
