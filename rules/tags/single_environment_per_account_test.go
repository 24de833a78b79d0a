package tags

import "testing"

func TestClassInName(t *testing.T) {
	patterns := []string{"production=prod|prd", "test=stg|stag|dev|test", "shared=shared"}
	for name, want := range map[string]string{
		"prod-orders": "production", "orders-prod2": "production", "production": "production", "orders-staging": "test", "dev_orders": "test",
		"device-registry": "", "testimonials": "", "orders-dev-queue": "", "products": "", "": "", "-": "",
	} {
		if got := classInName(name, patterns); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
