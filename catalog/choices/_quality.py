"""What a record of a plant can hold."""

from ._vocabulary import Vocabulary


class Quality(Vocabulary):
    """Parts of a record that visitors may want to be sure of."""

    PHOTO = "photo", "Has a photo.", "A photo"
    ARTICLE = "article", "Has a care article.", "A care article"
    COMMON_NAME = "common-name", "Has a common name.", "A common name"
    SYNONYMS = "synonyms", "Has synonyms.", "Synonyms"
    TRAITS = "traits", "Has at least one fact on growing it.", "Growing facts"
