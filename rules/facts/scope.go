package facts

import (
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
)

// SameAccount tells whether two provider configurations stand for the same AWS account. Two that differ in nothing that
// chooses credentials use the same ones.
func SameAccount(a, b *model.Provider) model.Tri {
	if a == b && a != nil {
		return model.Yes
	}
	if a == nil || b == nil {
		return model.Unknown
	}
	x, xok := a.Account.Text()
	y, yok := b.Account.Text()
	switch {
	case xok && yok:
		return model.Of(x == y)
	case choosesCredentials(a) || choosesCredentials(b):
		return model.Unknown
	}
	return model.Yes
}

func choosesCredentials(p *model.Provider) bool {
	if p.Body == nil {
		return false
	}
	for _, name := range [...]string{"access_key", "profile", "secret_key", "shared_config_files", "shared_credentials_files", "token"} {
		if _, ok := p.Body.Attrs[name]; ok {
			return true
		}
	}
	for _, name := range [...]string{"assume_role", "assume_role_with_web_identity"} {
		if _, ok := p.Body.Blocks[name]; ok {
			return true
		}
	}
	return false
}

// place is where a resource or a provider configuration acts.
type place struct {
	provider *model.Provider
	region   model.Value // an override of the provider's region; absent where there is none
}

func placeOf(r *model.Resource) place {
	own := r.Get("region") // since version 6 of the provider
	if own.Origin == model.Computed && !own.Known() {
		own = model.Value{}
	}
	return place{r.Provider, own}
}

func (p place) where() model.Value {
	if p.region.Present() || p.provider == nil {
		return p.region
	}
	return p.provider.Region
}

// same tells whether two places are one region of one account.
func (p place) same(o place) model.Tri {
	if p.provider == nil || o.provider == nil {
		return model.Unknown
	}
	if p.provider == o.provider && !p.region.Present() && !o.region.Present() {
		return model.Yes
	}
	a, aok := p.where().Text()
	b, bok := o.where().Text()
	switch {
	case aok && bok:
		return model.Of(a == b).And(SameAccount(p.provider, o.provider))
	case SameAccount(p.provider, o.provider) == model.No:
		return model.No
	}
	return model.Unknown
}

// setting answers by the resources of a type that set something for a whole account or region. here tells whether one
// of them speaks for the place in question.
func setting(g *model.Graph, typ string, here func(*model.Resource) model.Tri, none rule.Result, judge func(*model.Resource) rule.Result) rule.Result {
	var sure []rule.Result
	open := []rule.Result{none}
	for _, r := range g.Of(typ) {
		is := here(r)
		switch {
		case is == model.No:
		case is == model.Yes && r.Exists != model.Unknown:
			sure = append(sure, judge(r))
		default:
			res := judge(r)
			if res.OK != none.OK {
				why := "whether " + r.Addr.String() + " is for the same account and region is not known"
				if is == model.Yes {
					why = "whether " + r.Addr.String() + " exists is not known"
				}
				res = rule.Result{Message: res.Message, Evidence: res.Evidence, Reason: why}
			}
			open = append(open, res)
		}
	}
	if len(sure) > 0 {
		return agree(sure, "several "+typ+" disagree")
	}
	if gaps := hiding(g); len(gaps) > 0 {
		open = append(open, rule.Judge(model.Unknown, none.Message, gaps...))
	}
	return agree(open, "")
}

// AccountSetting answers by the resources of a type that set something for a whole account. here tells whether one of
// them is for the account in question. The second result is false where none may be.
func AccountSetting(g *model.Graph, typ string, here func(*model.Resource) model.Tri, judge func(*model.Resource) rule.Result) (rule.Result, bool) {
	if !mayHave(g, typ, here) {
		return rule.Result{}, false
	}
	return setting(g, typ, here, notHere(g, typ, here), judge), true
}

// notHere is the answer for an account or region of which nothing certain is said: that is no fail.
func notHere(g *model.Graph, typ string, here func(*model.Resource) model.Tri) rule.Result {
	res := rule.Result{Message: "no " + typ + " for certain"}
	for _, r := range g.Of(typ) {
		if here(r) != model.No {
			res = res.Seen(r.Value()).Because("whether " + r.Addr.String() + " is for this account and region is not known")
		}
	}
	return res
}

// hiding lists the gaps of a configuration that may hide resources of any kind.
func hiding(g *model.Graph) []model.Value {
	_, gaps := g.Complete()
	var out []model.Value
	for i, gap := range g.Gaps {
		if gap.Reaches == nil {
			out = append(out, gaps[i])
		}
	}
	return out
}

// mayHave reports whether the account or region has a resource of the type that may speak for it.
func mayHave(g *model.Graph, typ string, here func(*model.Resource) model.Tri) bool {
	for _, r := range g.Of(typ) {
		if here(r) != model.No {
			return true
		}
	}
	return false
}
