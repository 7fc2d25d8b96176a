-- Every address asked for.
from temp.fetch_row
