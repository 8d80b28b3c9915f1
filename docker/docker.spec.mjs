import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import yaml from 'js-yaml';
import { RACINE } from '../tools/commun/chemins.mjs';
import { definitionsDe, rendre } from './helm/rendu.mjs';

const lire = (...chemin) => readFileSync(join(RACINE, ...chemin), 'utf8');
// « !reset » est une étiquette de Docker Compose : elle efface ce que le fichier de base avait mis.
const COMPOSE = yaml.DEFAULT_SCHEMA.extend([new yaml.Type('!reset', { kind: 'sequence', construct: () => 'effacé' })]);
const REGLAGES = ['PORT', 'HOST', 'DATABASE_URL', 'DATABASE_MIGRATION_URL', 'REDIS_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL', 'SMTP_URL', 'SMS_URL', 'PDP_RELAIS', 'PDP_MODE', 'PDP_DEMO', 'PDP_DONNEES', 'PDP_DOCUMENTS', 'CLAMD_URL', 'PDP_SECRETS_FILE', 'PDP_FICHIER_CLES', 'PDP_SECRET', 'NODE_ENV']; // prettier-ignore

describe('Dockerfile', () => {
  const dockerfile = lire('docker/Dockerfile');

  test('chaque espace de travail apporte son manifeste, sinon npm ci refuserait', () => {
    const { workspaces } = JSON.parse(lire('package.json'));
    const dossiers = workspaces.flatMap((motif) => {
      const racine = motif.replace('/*', '');
      return readdirSync(join(RACINE, racine)).map((nom) => `${racine}/${nom}`);
    });
    const projets = dossiers.filter((dossier) => existsSync(join(RACINE, dossier, 'package.json')));
    expect(projets.length).toBeGreaterThanOrEqual(4);
    for (const projet of projets) expect(dockerfile).toContain(`COPY ${projet}/package.json ${projet}/`);
  });

  test('les commandes d’exploitation et ce qu’elles importent sont dans l’image', () => {
    for (const chemin of ['/app/tools/pdp.mjs', '/app/tools/pdp ', '/app/tools/commun '])
      expect(dockerfile).toContain(chemin);
  });

  test('Node 24, compte sans privilège, sonde de vie', () => {
    expect(dockerfile.match(/^FROM node:24\S*/gm)?.length).toBeGreaterThanOrEqual(2);
    expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM '));
    expect(dockerfile).toMatch(/^HEALTHCHECK/m);
  });
});

describe('compose', () => {
  const base = yaml.load(lire('docker/compose.yml'), { schema: COMPOSE });
  const demo = yaml.load(lire('docker/compose.demo.yml'), { schema: COMPOSE });
  const application = ['migration', 'api-1', 'api-2', 'worker'];

  test('deux API, un worker, et ce dont ils dépendent', () => {
    expect(Object.keys(base.services).sort()).toEqual([
      'api-1',
      'api-2',
      'migration',
      'postgres',
      'redis',
      'web',
      'worker',
    ]);
    expect(['api-1', 'api-2', 'worker'].map((nom) => base.services[nom].environment.PDP_MODE)).toEqual([
      'api',
      'api',
      'worker',
    ]);
  });

  test('Redis garde ce qu’il a promis', () => {
    const commande = base.services.redis.command.join(' ');
    expect(commande).toContain('--appendonly yes');
    expect(commande).toContain('--maxmemory-policy noeviction');
  });

  test('conteneurs sans privilège, secrets en fichiers, arrêt en 25 secondes', () => {
    for (const nom of application) {
      expect(base.services[nom]).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '25s' });
      expect(base.services[nom].environment.PDP_SECRETS_FILE).toBe('/run/secrets/pdp');
      expect(base.services[nom].environment).not.toHaveProperty('PDP_SECRET');
      expect(base.services[nom].environment.PDP_FICHIER_CLES).toBe('/cles/cles.json');
      // Un dossier, pas un fichier : remplacé d'un coup pendant une rotation, il doit se voir dans le conteneur.
      expect(base.services[nom].volumes.filter((v) => v.startsWith('cles:'))).toEqual([
        nom === 'migration' ? 'cles:/cles' : 'cles:/cles:ro',
      ]);
    }
  });

  test('chaque volume, réseau et secret nommé est déclaré', () => {
    for (const service of Object.values(base.services)) {
      for (const volume of service.volumes ?? []) {
        const source = volume.split(':')[0];
        if (!source.startsWith('.')) expect(Object.keys(base.volumes)).toContain(source);
      }
      for (const reseau of service.networks ?? []) expect(Object.keys(base.networks)).toContain(reseau);
      for (const secret of service.secrets ?? []) expect(Object.keys(base.secrets)).toContain(secret);
    }
  });

  test('seuls des réglages connus du produit', () => {
    for (const nom of application) {
      const reglages = Object.keys({ ...base.services[nom].environment, ...demo.services[nom].environment });
      expect(reglages.filter((reglage) => !REGLAGES.includes(reglage))).toEqual([]);
    }
  });

  test('la démonstration complète des services existants et attrape les courriels', () => {
    const ajoutes = Object.keys(demo.services).filter((nom) => !(nom in base.services));
    expect(ajoutes).toEqual(['mailpit']);
    for (const nom of application) expect(demo.services[nom].environment.SMTP_URL).toBe('smtp://mailpit:1025');
  });
});

describe('helm', () => {
  const dossier = join(RACINE, 'docker/helm/pdp');
  const contexte = {
    Values: yaml.load(readFileSync(join(dossier, 'values.yaml'), 'utf8')),
    Chart: { AppVersion: yaml.load(readFileSync(join(dossier, 'Chart.yaml'), 'utf8')).appVersion },
    Release: { Name: 'essai', Service: 'Helm', Revision: 1 },
  };
  const definitions = definitionsDe(readFileSync(join(dossier, 'templates/_outils.tpl'), 'utf8'));
  const objets = readdirSync(join(dossier, 'templates'))
    .filter((nom) => nom.endsWith('.yaml'))
    .flatMap((nom) =>
      yaml.loadAll(rendre(readFileSync(join(dossier, 'templates', nom), 'utf8'), contexte, definitions)),
    );
  const deSorte = (sorte) => objets.filter((objet) => objet.kind === sorte);
  const gabarits = objets
    .filter((objet) => ['Deployment', 'Job'].includes(objet.kind))
    .map((objet) => objet.spec.template);

  test('tout ce qu’il faut pour tourner à deux', () => {
    const sortes = objets.map((objet) => objet.kind).sort();
    expect(sortes).toEqual(['Deployment', 'Deployment', 'Ingress', 'Job', 'NetworkPolicy', 'NetworkPolicy', 'PersistentVolumeClaim', 'PodDisruptionBudget', 'Service']); // prettier-ignore
    for (const objet of objets) expect(objet.metadata.labels['app.kubernetes.io/instance']).toBe('essai');
  });

  test('les migrations passent avant les serveurs', () => {
    const [job] = deSorte('Job');
    expect(job.metadata.annotations['helm.sh/hook']).toBe('pre-install,pre-upgrade');
    expect(job.spec.template.spec.containers[0].command).toEqual(['node', 'tools/migrer.mjs']);
    expect(existsSync(join(RACINE, 'tools/migrer.mjs'))).toBe(true);
  });

  test('le service et le budget visent bien les conteneurs de l’API', () => {
    const etiquettes = gabarits.find((gabarit) => gabarit.spec.containers[0].name === 'api').metadata.labels;
    const choix = [deSorte('Service')[0].spec.selector, deSorte('PodDisruptionBudget')[0].spec.selector.matchLabels];
    for (const selection of choix) expect(etiquettes).toMatchObject(selection);
    expect(deSorte('Ingress')[0].spec.rules[0].http.paths[0].backend.service.name).toBe(
      deSorte('Service')[0].metadata.name,
    );
  });

  test('conteneurs sans privilège, réglages connus, volumes montés déclarés', () => {
    expect(gabarits).toHaveLength(3);
    for (const { spec } of gabarits) {
      const [conteneur] = spec.containers;
      expect(conteneur.image).toBe('plateforme-pdp:0.1.0');
      expect(conteneur.securityContext).toMatchObject({ runAsNonRoot: true, readOnlyRootFilesystem: true });
      expect(conteneur.env.map(({ name }) => name).filter((nom) => !REGLAGES.includes(nom))).toEqual([]);
      const volumes = spec.volumes.map(({ name }) => name);
      for (const { name } of conteneur.volumeMounts) expect(volumes).toContain(name);
    }
  });

  test('une valeur absente de values.yaml est une erreur, pas un blanc', () => {
    expect(() => rendre('x: {{ .Values.absente }}', contexte, definitions)).toThrow(/absente/);
  });
});
