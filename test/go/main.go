// Answers questions about what programs in a cluster make of a text: one JSON object per line, and one answer for each.
package main

import (
	"bytes"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"os"
	"path"
	"text/template"
	"time"

	"github.com/Masterminds/sprig/v3"
	sealedsecrets "github.com/bitnami-labs/sealed-secrets/pkg/apis/sealedsecrets/v1alpha1"
	"github.com/bitnami-labs/sealed-secrets/pkg/crypto"
	"github.com/robfig/cron/v3"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"
)

type question struct {
	Kind string
	Text string
	// What a template of an ExternalSecret is executed with.
	Keys map[string]string
	// The key of the controller, in PEM.
	Key string
	// The folder of the CRDs that the API server has.
	Crds string
}

type answer struct {
	Value any    `json:"value,omitempty"`
	Error string `json:"error,omitempty"`
}

// The fields that Stash gives to the template of a hook.
type summary struct {
	Name, Namespace string
	Invoker         struct{ APIGroup, Kind, Name string }
	Target          struct{ APIVersion, Kind, Name, Namespace string }
	Status          struct{ Phase, Duration, Error string }
}

func answerTo(q question) (any, error) {
	switch q.Kind {
	case "externalSecretTemplate":
		functions := sprig.TxtFuncMap()
		delete(functions, "env")
		delete(functions, "expandenv")
		return execute(template.New("").Option("missingkey=error").Funcs(functions), q.Text, q.Keys)
	case "hookTemplate":
		return execute(template.New("").Funcs(sprig.TxtFuncMap()), q.Text, summary{Name: "name", Namespace: "namespace"})
	case "yaml":
		var value any
		err := yaml.Unmarshal([]byte(q.Text), &value)
		return value, err
	case "quantity":
		quantity, err := resource.ParseQuantity(q.Text)
		return quantity.Sign() >= 0, err
	case "duration":
		duration, err := time.ParseDuration(q.Text)
		return duration.Seconds(), err
	case "schedule":
		return valuesOf(q.Text)
	case "labelKey":
		return valid(validation.IsQualifiedName(q.Text))
	case "labelValue":
		return valid(validation.IsValidLabelValue(q.Text))
	case "dnsLabel":
		return valid(validation.IsDNS1123Label(q.Text))
	case "dnsSubdomain":
		return valid(validation.IsDNS1123Subdomain(q.Text))
	case "path":
		return path.Clean(q.Text), nil
	case "podSecurity":
		return admitted(q.Text)
	case "sealedSecret":
		return unsealed(q.Text, q.Key)
	case "customResource":
		return created(q.Text, q.Crds)
	}
	return nil, errors.New("unknown kind of question")
}

func execute(parser *template.Template, text string, data any) (any, error) {
	parsed, err := parser.Parse(text)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = parsed.Execute(&out, data)
	return out.String(), err
}

// The values that the fields of a schedule admit. Bit 63 tells that one is a star.
func valuesOf(text string) (any, error) {
	parsed, err := cron.ParseStandard(text)
	if err != nil {
		return nil, err
	}
	fields, isFields := parsed.(*cron.SpecSchedule)
	if !isFields {
		return nil, nil
	}
	values := [][]int{}
	for _, bits := range []uint64{fields.Minute, fields.Hour, fields.Dom, fields.Month, fields.Dow} {
		field := []int{}
		for bit := 0; bit < 64; bit++ {
			if bits&(1<<bit) != 0 {
				field = append(field, bit)
			}
		}
		values = append(values, field)
	}
	return values, nil
}

func valid(faults []string) (any, error) {
	return len(faults) == 0, nil
}

// Whether the admission of Kubernetes lets a pod into a namespace that enforces a level.
func admitted(text string) (any, error) {
	var pod struct {
		Level     api.Level
		Container *corev1.SecurityContext
		Pod       *corev1.PodSecurityContext
		HostUsers *bool
		Volumes   []corev1.Volume
	}
	if err := json.Unmarshal([]byte(text), &pod); err != nil {
		return nil, err
	}
	// The gate that exempts pods with users of their own.
	policy.RelaxPolicyForUserNamespacePods(true)
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks())
	if err != nil {
		return nil, err
	}
	results := evaluator.EvaluatePod(api.LevelVersion{Level: pod.Level, Version: api.LatestVersion()}, &metav1.ObjectMeta{}, &corev1.PodSpec{
		HostUsers:       pod.HostUsers,
		SecurityContext: pod.Pod,
		Volumes:         pod.Volumes,
		Containers:      []corev1.Container{{Name: "stash", SecurityContext: pod.Container}},
	})
	return policy.AggregateCheckResults(results).Allowed, nil
}

// What the controller of Sealed Secrets writes into the Secret.
func unsealed(text string, key string) (any, error) {
	block, _ := pem.Decode([]byte(key))
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	private := parsed.(*rsa.PrivateKey)
	fingerprint, err := crypto.PublicKeyFingerprint(&private.PublicKey)
	if err != nil {
		return nil, err
	}
	var sealed sealedsecrets.SealedSecret
	if err := yaml.UnmarshalStrict([]byte(text), &sealed); err != nil {
		return nil, err
	}
	secret, err := sealed.Unseal(scheme.Codecs, map[string]*rsa.PrivateKey{fingerprint: private})
	if err != nil {
		return nil, err
	}
	values := map[string]string{}
	for name, value := range secret.Data {
		values[name] = string(value)
	}
	return values, nil
}

func main() {
	in := json.NewDecoder(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for {
		var q question
		if in.Decode(&q) != nil {
			return
		}
		value, err := answerTo(q)
		if err != nil {
			out.Encode(answer{Error: err.Error()})
		} else {
			out.Encode(answer{Value: value})
		}
	}
}
