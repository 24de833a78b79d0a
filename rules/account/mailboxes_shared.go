package account

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/sekisho/sekisho/analyzer/is"
	"github.com/sekisho/sekisho/analyzer/model"
	"github.com/sekisho/sekisho/analyzer/rule"
	"github.com/sekisho/sekisho/rules/facts"
)

// MailboxesShared keeps the way to reset a root password with the company.
var MailboxesShared = &rule.Rule{
	ID:       "account-mailboxes-shared",
	Title:    rule.T("Mailboxes of accounts belong to the company, not to a person", "アカウントのメールアドレスが個人ではなく会社の共用アドレスである"),
	Why:      rule.T("Whoever reads the mailbox can reset the password of the root user. A personal one leaves with the person; an address cannot be used for two accounts.", "メールを読める人は、ルートユーザーのパスワードを再設定できます。個人のアドレスは退職とともに失われ、同じアドレスを 2 つのアカウントに使うこともできません。"),
	Fix:      rule.T("Use a group address of the company with the name of the account, such as aws+ledger-prod@example.co.jp, and list the domain in mailbox_domains.", "aws+ledger-prod@example.co.jp のような会社のグループアドレスを使い、そのドメインを mailbox_domains に登録してください。"),
	Severity: rule.Medium,
	Since:    "0.1.0",
	Params: []rule.Param{
		{Name: "mailbox_domains", Default: cty.ListValEmpty(cty.String), About: rule.T("the domains of the company; without them only free mail and addresses used twice fail", "会社のドメイン。指定しない場合は、フリーメールと重複したアドレスだけを不適合とする")},
		{Name: "mailbox_pattern", Default: cty.StringVal("aws-*|aws+*"), About: rule.T("what stands before the @, with * as a wildcard and | between the choices", "@ より前の形式 (* をワイルドカードとして使用可、| で区切る)")},
	},
	Types: []string{accountType, contactType},
	When: func(p *rule.Pass, r *model.Resource) model.Tri {
		if len(p.Strings("mailbox_domains")) > 0 {
			return model.Yes
		}
		return facts.All(personal(r), unique(p, r)).OK.Not()
	},
	Check: func(p *rule.Pass, r *model.Resource) rule.Result {
		list := []rule.Result{personal(r), unique(p, r)}
		if domains := p.Strings("mailbox_domains"); len(domains) > 0 {
			list = append(list, ofCompany(r, domains, p.Param("mailbox_pattern").AsString()))
		}
		return facts.All(list...)
	},
	Refs: []string{
		"https://docs.aws.amazon.com/accounts/latest/reference/best-practices-root-user.html",
		"https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html#ru-bp-group",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_account",
	},
}

const accountType = "aws_organizations_account"

func address(r *model.Resource) model.Value {
	if r.Addr.Type == accountType {
		return r.Get("email")
	}
	return r.Get("email_address")
}

// freeMail are providers at which anybody gets an address.
var freeMail = []string{
	"gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.jp", "ymail.ne.jp", "outlook.com", "outlook.jp", "hotmail.com", "hotmail.co.jp", "live.com", "live.jp",
	"icloud.com", "me.com", "mac.com", "aol.com", "aol.jp", "gmx.com", "proton.me", "protonmail.com", "zoho.com", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp",
	"i.softbank.jp", "qq.com", "163.com", "naver.com", "mail.ru", "yandex.com",
}

// personal requires that an address is not one of a provider of free mail.
func personal(r *model.Resource) rule.Result {
	v := address(r)
	free := v.Matches(func(text string) bool {
		_, domain, _ := strings.Cut(strings.ToLower(text), "@")
		return slices.Contains(freeMail, domain)
	})
	message := is.Saw(v) + ", which is no free mail"
	if free == model.Yes {
		message = is.Saw(v) + ", which is free mail"
	}
	return rule.Judge(free.Not(), message, v)
}

// ofCompany requires that an address has a domain of the company and is that of a group.
func ofCompany(r *model.Resource, domains []string, pattern string) rule.Result {
	v := address(r)
	ok := v.Matches(func(text string) bool {
		local, domain, _ := strings.Cut(strings.ToLower(text), "@")
		group := slices.ContainsFunc(strings.Split(pattern, "|"), func(p string) bool { return facts.Wildcard(p, local) })
		return group && slices.Contains(domains, domain)
	})
	message := is.Saw(v)
	if ok == model.No {
		message += ", not " + pattern + " at " + strings.Join(domains, ", ")
	}
	return rule.Judge(ok, message, v)
}

// byAddress are the accounts of the configuration by the address of their root user, and those whose address is not known.
type byAddress struct {
	of   map[string][]*model.Resource
	open []*model.Resource
}

var mailboxes = &rule.Fact[*byAddress]{Compute: func(g *model.Graph) *byAddress {
	out := &byAddress{of: map[string][]*model.Resource{}}
	for _, r := range g.Of(accountType) {
		if text, ok := address(r).Text(); ok && r.Exists != model.Unknown && !r.Addr.Wild() {
			out.of[strings.ToLower(text)] = append(out.of[strings.ToLower(text)], r)
		} else {
			out.open = append(out.open, r)
		}
	}
	return out
}}

// unique requires that no other account has the same address. Contacts may share one.
func unique(p *rule.Pass, r *model.Resource) rule.Result {
	v := address(r)
	if r.Addr.Type != accountType {
		return rule.Judge(model.Yes, is.Saw(v), v)
	}
	all := mailboxes.Of(p)
	text, _ := v.Text()
	for _, other := range all.of[strings.ToLower(text)] {
		if other != r {
			return rule.Judge(model.No, other.Address()+" has the same address", v, address(other))
		}
	}
	for _, other := range all.open {
		if other != r || r.Addr.Wild() {
			return rule.Judge(model.Unknown, "whether another account has the same address is not known", v, address(other)).
				Because("whether " + other.Address() + " has the same address is not known")
		}
	}
	return rule.Judge(model.Yes, is.Saw(v), v)
}
