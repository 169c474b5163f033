"""Django's admin classes as a type checker wants them: at run time they take no parameter."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin import options
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db import models

if TYPE_CHECKING:
    BaseAdmin = options.BaseModelAdmin[Any]
    ModelAdmin = admin.ModelAdmin[Any]
    InlineModelAdmin = options.InlineModelAdmin[Any, Any]
    TabularInline = admin.TabularInline[Any, Any]
    StackedInline = admin.StackedInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
    ModelField = models.Field[Any, Any]
    PlainUserAdmin = UserAdmin[User]
    RowChoiceField = forms.ModelChoiceField[Any]
else:
    BaseAdmin = options.BaseModelAdmin
    ModelAdmin = admin.ModelAdmin
    InlineModelAdmin = options.InlineModelAdmin
    TabularInline = admin.TabularInline
    StackedInline = admin.StackedInline
    ModelForm = forms.ModelForm
    InlineFormSet = forms.BaseInlineFormSet
    ModelField = models.Field
    PlainUserAdmin = UserAdmin
    RowChoiceField = forms.ModelChoiceField

__all__ = [
    "BaseAdmin",
    "InlineFormSet",
    "InlineModelAdmin",
    "ModelAdmin",
    "ModelField",
    "ModelForm",
    "PlainUserAdmin",
    "RowChoiceField",
    "StackedInline",
    "TabularInline",
]
