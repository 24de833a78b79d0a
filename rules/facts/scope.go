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
	provider        *model.Provider
	region, account model.Value
}

func placeOf(r *model.Resource) place {
	return place{r.Provider, r.Region(), r.Account()}
}

func placeOfProvider(p *model.Provider) place {
	if p == nil {
		return place{}
	}
	return place{p, p.Region, p.Account}
}

// same tells whether two places are one region of one account.
func (p place) same(o place) model.Tri {
	if p.provider == nil || o.provider == nil {
		return model.Unknown
	}
	account := SameAccount(p.provider, o.provider)
	if x, ok := p.account.Text(); ok {
		if y, ok := o.account.Text(); ok {
			account = model.Of(x == y)
		}
	}
	a, aok := p.region.Text()
	b, bok := o.region.Text()
	region := model.Unknown
	switch {
	case aok && bok:
		region = model.Of(a == b)
	case p.provider == o.provider && p.region.SamePlace(o.region):
		region = model.Yes // whatever it is, both take it from the same place
	}
	return account.And(region)
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
				why := "whether " + r.Address() + " is for the same account and region is not known"
				if is == model.Yes {
					why = "whether " + r.Address() + " exists is not known"
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
			res = res.Seen(r.Value()).Because("whether " + r.Address() + " is for this account and region is not known")
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

// InRegion answers by the resources of a type in the account and region of r. about tells whether one of them is meant,
// and none is the answer where there is none.
func InRegion(g *model.Graph, typ string, r *model.Resource, none rule.Result, about func(*model.Resource) model.Tri, judge func(*model.Resource) rule.Result) rule.Result {
	here := Beside(r)
	return setting(g, typ, func(o *model.Resource) model.Tri { return here(o).And(about(o)) }, none, judge)
}
