"""The root addresses: the admin, the catalogue, and the site's own error pages."""

from django.urls import include, path

from catalog.admin import site

urlpatterns = [
    path("admin/", site.urls),
    path("", include("catalog.urls")),
]

handler400 = "catalog.views.errors.bad_request"
handler403 = "catalog.views.errors.forbidden"
handler404 = "catalog.views.errors.not_found"
handler500 = "catalog.views.errors.server_error"
