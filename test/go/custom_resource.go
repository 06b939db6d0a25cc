package main

import (
	"fmt"
	"os"
	"path/filepath"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	metavalidation "k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"sigs.k8s.io/yaml"
)

// A kind as the API server serves it.
type served struct {
	structural   *schema.Structural
	validator    validation.SchemaValidator
	isNamespaced bool
	hasStatus    bool
}

type refusal struct {
	Field string `json:"field"`
	Why   string `json:"why"`
}

// What the API server says of the creation of an object.
type creation struct {
	Refused []refusal `json:"refused"`
	// The fields that it does not store; with the strict validation that kubectl asks for, it refuses them.
	Dropped []string `json:"dropped"`
}

// The kinds by folder of their CRDs, and by API version and kind.
var kinds = map[string]map[string]served{}

// Does to an object what the handler and the strategy of custom resources do to it, one step after the other. They end at the first step at which something
// is wrong, and are not exported; here a step leaves out what is wrong, so that each field is told of.
func created(text string, folder string) (any, error) {
	if kinds[folder] == nil {
		read, err := readKinds(folder)
		if err != nil {
			return nil, err
		}
		kinds[folder] = read
	}
	var object unstructured.Unstructured
	if err := object.UnmarshalJSON([]byte(text)); err != nil {
		return nil, err
	}
	kind, isServed := kinds[folder][object.GetAPIVersion()+" "+object.GetKind()]
	if !isServed {
		return nil, fmt.Errorf("%s of %s is not served", object.GetKind(), object.GetAPIVersion())
	}

	refused, dropped := decoded(object.Object, kind)
	defaulting.Default(object.Object, kind.structural)
	if kind.hasStatus {
		delete(object.Object, "status")
	}
	// The namespace of the request goes into the object, or clears that of an object that has none.
	if !kind.isNamespaced {
		object.SetNamespace("")
	} else if object.GetNamespace() == "" {
		object.SetNamespace("default")
	}
	refused = append(refused, metavalidation.ValidateObjectMetaAccessor(&object, kind.isNamespaced, metavalidation.NameIsDNSSubdomain, field.NewPath("metadata"))...)
	refused = append(refused, validation.ValidateCustomResource(nil, object.Object, kind.validator)...)
	refused = append(refused, objectmeta.Validate(nil, object.Object, kind.structural, false)...)
	refused = append(refused, listtype.ValidateListSetsAndMaps(nil, kind.structural, object.Object)...)

	result := creation{Refused: []refusal{}, Dropped: append([]string{}, dropped...)}
	for _, err := range refused {
		// Of several schemas of which one must match, each says what it refuses; that none matches names no field.
		if err.Field != "<nil>" {
			result.Refused = append(result.Refused, refusal{Field: err.Field, Why: err.Error()})
		}
	}
	if len(refused) > 0 && len(result.Refused) == 0 {
		return nil, refused.ToAggregate()
	}
	return result, nil
}

func decoded(object map[string]any, kind served) (refused field.ErrorList, dropped []string) {
	metadata, isMap := object["metadata"].(map[string]any)
	if object["metadata"] != nil && !isMap {
		refused = append(refused, field.Invalid(field.NewPath("metadata"), object["metadata"], "must be an object"))
		delete(object, "metadata")
	}
	for member, value := range metadata {
		alone := map[string]any{"metadata": map[string]any{member: value}}
		_, _, unknown, err := objectmeta.GetObjectMetaWithOptions(alone, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
		if err != nil {
			refused = append(refused, field.Invalid(field.NewPath("metadata", member), value, err.Error()))
			delete(metadata, member)
		}
		dropped = append(dropped, unknown...)
	}
	dropped = append(dropped, pruning.PruneWithOptions(object, kind.structural, true, schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})...)
	defaulting.PruneNonNullableNullsWithoutDefaults(object, kind.structural)
	refusal, unknown := objectmeta.CoerceWithOptions(nil, object, kind.structural, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if refusal != nil {
		refused = append(refused, refusal)
	}
	// The metadata is stored as its Go type has it.
	if decoded, isFound, err := objectmeta.GetObjectMeta(object, false); err != nil {
		refused = append(refused, field.Invalid(field.NewPath("metadata"), metadata, err.Error()))
	} else if isFound {
		if err := objectmeta.SetObjectMeta(object, decoded); err != nil {
			refused = append(refused, field.Invalid(field.NewPath("metadata"), metadata, err.Error()))
		}
	}
	return refused, append(dropped, unknown...)
}

func readKinds(folder string) (map[string]served, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	read := map[string]served{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var crd apiextensionsv1.CustomResourceDefinition
		if err := yaml.Unmarshal(text, &crd); err != nil {
			return nil, err
		}
		for _, version := range crd.Spec.Versions {
			kind, err := servedAs(version)
			if err != nil {
				return nil, err
			}
			kind.isNamespaced = crd.Spec.Scope == apiextensionsv1.NamespaceScoped
			read[crd.Spec.Group+"/"+version.Name+" "+crd.Spec.Names.Kind] = kind
		}
	}
	return read, nil
}

func servedAs(version apiextensionsv1.CustomResourceDefinitionVersion) (served, error) {
	var props apiextensions.JSONSchemaProps
	if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, &props, nil); err != nil {
		return served{}, err
	}
	structural, err := schema.NewStructural(&props)
	if err != nil {
		return served{}, err
	}
	structural = structural.DeepCopy()
	if err := defaulting.PruneDefaults(structural); err != nil {
		return served{}, err
	}
	validator, _, err := validation.NewSchemaValidator(&props)
	return served{structural: structural, validator: validator, hasStatus: version.Subresources != nil && version.Subresources.Status != nil}, err
}
