"""What a record of a plant can hold."""

from ._vocabulary import Vocabulary


class Quality(Vocabulary):
    """Parts of a record that visitors may want to be sure of."""

    PHOTO = "photo", "Has a photo.", "A photo"
    ARTICLE = "article", "Has a care article.", "A care article"
    COMMON_NAME = "common-name", "Has a common name.", "A common name"
    SYNONYMS = "synonyms", "Has synonyms.", "Synonyms"
    TRAITS = "traits", "Has at least one fact on growing it.", "Growing facts"
    SOURCED = "sourced", "Every fact recorded of it names a source.", "Every fact sourced"
    REVIEWED = "reviewed", "Somebody has checked the whole page and dated it.", "Reviewed"
