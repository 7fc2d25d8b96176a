-- What could not become a document.
from temp.quarantine
