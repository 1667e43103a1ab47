{{/* The name of everything: the release. */}}
{{- define "bongsu.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end }}

{{/* What selects the pods. */}}
{{- define "bongsu.selector" -}}
app.kubernetes.io/name: {{ include "bongsu.name" . }}
{{- end }}

{{- define "bongsu.labels" -}}
{{ include "bongsu.selector" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* Values that fit the schema and yet cannot work together. */}}
{{- define "bongsu.check" -}}
{{- if and (eq .Values.ledger.kind "h2") (gt (int .Values.replicas) 1) }}
{{- fail "replicas above 1 need ledger.kind postgres: an H2 file has one user" }}
{{- end }}
{{- if and (eq .Values.ledger.kind "h2") .Values.keda.enabled }}
{{- fail "keda needs ledger.kind postgres: an H2 file has one user" }}
{{- end }}
{{- if gt (int .Values.keda.minReplicas) (int .Values.keda.maxReplicas) }}
{{- fail "keda.minReplicas is above keda.maxReplicas" }}
{{- end }}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) }}
{{- fail "ingress needs a host" }}
{{- end }}
{{- end }}

{{- define "bongsu.dnsPorts" -}}
- protocol: UDP
  port: 53
- protocol: TCP
  port: 53
{{- end }}

{{/* A list of CIDRs as peers of a NetworkPolicy. */}}
{{- define "bongsu.blocks" -}}
{{- range $index, $cidr := . }}
{{- if $index }}
{{ end -}}
- ipBlock:
    cidr: {{ $cidr }}
{{- end }}
{{- end }}
