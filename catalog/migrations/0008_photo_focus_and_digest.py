from django.db import migrations, models

import catalog.models.photos


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0007_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="digest",
            field=models.CharField(
                blank=True,
                db_index=True,
                editable=False,
                help_text="SHA-256 of the file that was sent: it tells the same file when it comes again.",
                max_length=64,
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="focus_x",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Where the eye should fall: lists cut the photo round it. Empty is the middle.",
                null=True,
                verbose_name="focus from the left, %",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="focus_y",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="focus from the top, %"
            ),
        ),
        migrations.AlterField(
            model_name="photo",
            name="image",
            field=models.ImageField(
                help_text="JPEG, PNG or WebP, at most 25 MB and 40 megapixels. It is turned upright and stripped of place and camera data.",
                upload_to=catalog.models.photos.photo_path,
            ),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("focus_x", None), ("focus_y", None)),
                    models.Q(
                        ("focus_x__isnull", False),
                        ("focus_x__lte", 100),
                        ("focus_y__isnull", False),
                        ("focus_y__lte", 100),
                    ),
                    _connector="OR",
                ),
                name="photo_focus_is_within",
                violation_error_message="The focus is two numbers from 0 to 100, or none.",
            ),
        ),
    ]
