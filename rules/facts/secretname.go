package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
)

// NamedLikeSecret tells whether a name is that of a credential, such as /app/db/password: by its last word. Of a name that
// is put together, the known end decides.
func NamedLikeSecret(v model.Value) model.Tri {
	return onEach(v, func(o model.Value) model.Tri {
		text, known := o.Text()
		if pieces := o.Pieces(); !known && len(pieces) > 0 {
			// What may be the rest of a word is no word.
			text, known = pieces[len(pieces)-1].Text()
			if words := nameWords(text); known && len(words) < 2 && (text == "" || letterOrDigit(text[0])) {
				known = false
			}
		}
		if !known {
			return model.Unknown
		}
		certain, _ := secretName(text)
		return model.Of(certain)
	})
}
