/**
 * Processus enfant des essais d'import : charge une liste sans serveur HTTP et dit ce qu'il a coûté.
 * Messages reçus : `{ databaseUrl, plateformeId, utilisateurId, lignes }` ou `{ …, lent: true }` pour ne jamais finir.
 */
import 'reflect-metadata';
import { COFFRE_DE_TEST } from '../cles-de-test.js';
import { DataSource } from 'typeorm';
import { cleNir } from '@pdp/domain';
import { ENTITES } from '../../src/entites.js';
import { DeposerImport } from '../../src/modules/reperage/deposer-import/deposer-import.use-case.js';
import { ConfirmerImport } from '../../src/modules/reperage/confirmer-import/confirmer-import.use-case.js';
import { Horloges } from '../../src/modules/reperage/horloges/horloges.js';
import { ChargementListe } from '../../src/modules/reperage/persistence/chargement-liste.js';
import { ConfirmationRepository } from '../../src/modules/reperage/persistence/confirmation.repository.js';
import { ImportsRepository } from '../../src/modules/reperage/persistence/imports.repository.js';
import { LectureImports } from '../../src/modules/reperage/persistence/lecture-imports.js';
import { RepositoriesImport } from '../../src/modules/reperage/persistence/repositories-import.js';
import type { Acteur } from '../../src/platform/config/acteur.js';
import { Lecture } from '../../src/platform/database/lecture.js';
import { UniteDeTravail } from '../../src/platform/database/unite-de-travail.js';
import type { DossierPort } from '../../src/modules/dossier/dossier.port.js';

export type Commande = {
  readonly databaseUrl: string;
  readonly plateformeId: string;
  readonly utilisateurId: string;
  readonly lignes: number;
  readonly lent: boolean;
};
export type Cout = {
  readonly etat: string;
  readonly lues: number;
  readonly lectureMs: number;
  readonly confirmationMs: number;
  readonly rssMaxMo: number;
};

const JOUR = new Date('2026-11-22T09:00:00Z');
const ENTETE =
  'NIR;CLE;NOM_NAISSANCE;NOM_USAGE;PRENOM;SEXE;DATE_NAISSANCE;ADRESSE;CODE_POSTAL;COMMUNE;TELEPHONE;COURRIEL;RISQUE;DATE_DEBUT_ARRET;DATE_FIN_PRESCRITE;STATUT_EMPLOI;SIRET;RAISON_SOCIALE;CODE_APE;REGIME\r\n';

process.once('message', (commande: Commande) => {
  void importer(commande).then(
    (cout) => process.send?.(cout, () => process.exit(0)),
    (erreur: unknown) => {
      process.stderr.write(`${String(erreur instanceof Error ? erreur.stack : erreur)}\n`);
      process.exit(1);
    },
  );
});

async function importer(commande: Commande): Promise<Cout> {
  const source = await new DataSource({
    type: 'postgres',
    url: commande.databaseUrl,
    entities: [...ENTITES] as never,
  }).initialize();
  const { deposer, confirmer } = assembler(source, commande.databaseUrl);
  const acteur = await acteurDe(commande, source);
  let rss = 0;
  const mesure = setInterval(() => (rss = Math.max(rss, process.memoryUsage.rss())), 20);
  const debut = performance.now();
  const lu = await deposer.executer(acteur, {
    nom: 'liste.csv',
    flux: liste(commande),
    octetsTotal: 0,
    estTronque: () => false,
  });
  if (!lu.ok) throw new Error(lu.erreur.detail);
  const milieu = performance.now();
  const fait = await confirmer.executer(acteur, lu.valeur.id, null);
  if (!fait.ok) throw new Error(fait.erreur.detail);
  clearInterval(mesure);
  return {
    etat: fait.valeur.etat,
    lues: fait.valeur.compte.nouveau,
    lectureMs: Math.round(milieu - debut),
    confirmationMs: Math.round(performance.now() - milieu),
    rssMaxMo: Math.round(Math.max(rss, process.memoryUsage.rss()) / 1024 / 1024),
  };
}

function assembler(source: DataSource, databaseUrl: string): { deposer: DeposerImport; confirmer: ConfirmerImport } {
  const horloge = (): Date => JOUR;
  const rien = (): void => undefined;
  const unite = new UniteDeTravail(
    source,
    horloge,
    { emettre: rien, exclure: rien, couper: rien },
    { reveiller: rien },
  );
  const lecture = new LectureImports(new Lecture(databaseUrl, 1), COFFRE_DE_TEST);
  const imports = new ImportsRepository(source);
  const horloges = new Horloges(unite, {
    planifier: rien,
    traiter: rien,
    ajouter: () => Promise.resolve(),
    fermer: () => Promise.resolve(),
  });
  const dossiers = { marquerCategorie: () => Promise.resolve(1) } as unknown as DossierPort;
  return {
    deposer: new DeposerImport(unite, new ChargementListe({ databaseUrl }, COFFRE_DE_TEST), imports, lecture, horloge),
    confirmer: new ConfirmerImport(
      unite,
      new RepositoriesImport(imports, new ConfirmationRepository(COFFRE_DE_TEST), lecture),
      horloges,
      dossiers,
    ),
  };
}

/** Liste fabriquée ligne à ligne, jamais entière : ce que l'import garde est à lui. */
async function* liste({ lignes, lent }: Commande): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${ENTETE}`);
  const paquet: string[] = [];
  for (let i = 0; i < lignes; i++) {
    paquet.push(ligne(i));
    if (paquet.length < 250) continue;
    yield Buffer.from(paquet.splice(0).join(''));
    if (lent) {
      process.send?.({ lues: i + 1 });
      await new Promise((suite) => setTimeout(suite, 100));
    }
  }
  if (paquet.length > 0) yield Buffer.from(paquet.join(''));
  if (lent) await new Promise(() => setInterval(() => undefined, 1000));
}

function ligne(i: number): string {
  const corps = `1${String(60 + (i % 40))}${String(1 + (i % 12)).padStart(2, '0')}56${String(i).padStart(6, '0')}`;
  const jour = String(1 + (i % 28)).padStart(2, '0');
  return `${corps};${cleNir(corps)};ESSAI${i.toString(36).toUpperCase()};;Camille;M;${jour}/${String(1 + (i % 12)).padStart(2, '0')}/19${60 + (i % 40)};"${i} rue de l’Étang; bât. B";56300;PONTIVY;06${String(10_000_000 + i)};;MALADIE;${jour}/06/2026;${jour}/01/2027;CDI;;;86.10Z;GENERAL\r\n`;
}

// Une écriture relit l'habilitation de son auteur : celle-ci doit exister.
const acteurDe = async ({ utilisateurId, plateformeId }: Commande, source: DataSource): Promise<Acteur> => ({
  utilisateurId,
  sessionId: '01890000-0000-7000-8000-000000000001',
  habilitationId: (
    await source.query<{ id: string }[]>(`SELECT id FROM habilitation WHERE utilisateur_id = $1 LIMIT 1`, [
      utilisateurId,
    ])
  )[0]!.id,
  fonction: 'REFERENT_CPAM',
  unite: 'CPAM',
  organismeId: null,
  plateformeId,
  assureId: null,
  nom: 'Essai',
  correlationId: 'essai',
});
