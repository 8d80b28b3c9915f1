{{- define "pdp.etiquettes" -}}
app.kubernetes.io/name: pdp
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "pdp.image" -}}
{{ .Values.image.depot }}:{{ .Values.image.etiquette | default .Chart.AppVersion }}
{{- end }}

{{- define "pdp.environnement" -}}
- name: NODE_ENV
  value: production
- name: PUBLIC_URL
  value: {{ .Values.publicUrl | quote }}
- name: OIDC_ISSUER
  value: {{ .Values.oidc.issuer | quote }}
- name: OIDC_CLIENT_ID
  value: {{ .Values.oidc.clientId | quote }}
- name: REDIS_URL
  value: {{ .Values.redisUrl | quote }}
- name: PDP_SECRETS_FILE
  value: /secrets/pdp.json
- name: PDP_FICHIER_CLES
  value: /secrets/cles.json
{{- end }}

{{- define "pdp.securite" -}}
runAsNonRoot: true
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}
