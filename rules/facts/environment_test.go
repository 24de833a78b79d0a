package facts

import "testing"

func TestEnvironmentOf(t *testing.T) {
	var patterns []string
	for it := EnvironmentParam.Default.ElementIterator(); it.Next(); {
		_, v := it.Element()
		patterns = append(patterns, v.AsString())
	}
	for text, want := range map[string]string{
		"shop-prod-1": Production, "Production": Production, "deploy_prd": Production, "stg": "test", "shop-development": "test",
		"shared-network": SharedEnvironment, "reproduce": "", "shop": "", "": "",
	} {
		if got := EnvironmentOf(text, patterns); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
