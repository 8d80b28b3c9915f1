import type { INestApplicationContext } from '@nestjs/common';
import type { Fonction, Unite } from '@pdp/domain';
import { DeposerDocument } from '../modules/document/deposer/deposer-document.use-case.js';
import type { Acteur } from '../platform/config/acteur.js';
import { EICAR } from '../platform/antivirus/analyse-simulee.js';
import { nouvelId } from '../platform/config/identifiants.js';
import { LECTURE } from '../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../platform/database/acces-base.js';
import type { Lecture } from '../platform/database/lecture.js';
import { pg } from '../platform/database/pg.js';
import { pdfDeDemo } from './pdf-demo.js';

/** Clé du verrou consultatif : deux processus qui démarrent ensemble ne déposent pas deux fois. */
const VERROU = 7_301_958;

const DOCUMENTS = [
  {
    champs: { classe: 'ADMINISTRATIF', titre: 'Projet de convention d’essai encadré' },
    nom: 'projet-convention-essai-encadre.pdf',
    lignes: ['Projet de convention d’essai encadré', 'Document de démonstration : personnes et données inventées.'],
  },
  {
    champs: { classe: 'SOCIAL', titre: 'Budget du mois' },
    nom: 'budget-du-mois.pdf',
    lignes: ['Budget du mois', 'Document de démonstration : personnes et données inventées.'],
  },
  {
    champs: { classe: 'ADMINISTRATIF', titre: 'Exemple de fichier refusé par l’antivirus' },
    nom: 'exemple-refuse.pdf',
    lignes: ['Exemple de fichier refusé', 'Document de démonstration : sans danger, reconnu par tous les antivirus.'],
    piege: true,
  },
] as const;

// La référente du dossier vitrine, tant que rien n'y est déposé.
const REFERENTE = {
  nom: 'demo-documents-referente',
  texte: `SELECT d.id AS "dossierId", u.id AS "utilisateurId", h.id AS "habilitationId", h.fonction, h.unite, h.organisme_id AS "organismeId", h.plateforme_id AS "plateformeId"
    FROM dossier d JOIN assure a ON a.id = d.assure_id JOIN utilisateur u ON u.id = d.referent_id
    JOIN habilitation h ON h.utilisateur_id = u.id AND h.fonction = 'ASSISTANT_SERVICE_SOCIAL' AND h.fin IS NULL
    WHERE u.sujet = 'assistante.sociale' AND a.id IN (SELECT x.assure_id FROM utilisateur x WHERE x.sujet = 'assuree')
      AND NOT EXISTS (SELECT 1 FROM document m WHERE m.dossier_id = d.id) ORDER BY d.ouvert_le DESC LIMIT 1`,
};

type Referente = {
  readonly dossierId: string;
  readonly utilisateurId: string;
  readonly habilitationId: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organismeId: string | null;
  readonly plateformeId: string | null;
};

/**
 * Dépose les documents du dossier vitrine par le vrai cas d'usage : chiffrés avec les clés de cette installation, analysés
 * par la file. Sans effet s'il y en a déjà. `url` : la base, pour le verrou.
 */
export async function deposerDocumentsDeDemo(app: INestApplicationContext, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'pdp-demo' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [VERROU]);
    await deposer(app);
  } finally {
    await client.end();
  }
}

async function deposer(app: INestApplicationContext): Promise<void> {
  const lecture = app.get<Lecture>(LECTURE, { strict: false });
  const [trouvee] = await lecture.lire<Referente>(REFERENTE, [], ACCES_SYSTEME);
  if (!trouvee) return;
  const { dossierId, ...referente } = trouvee;
  const acteur: Acteur = {
    ...referente,
    sessionId: nouvelId(),
    assureId: null,
    nom: 'Démonstration',
    correlationId: 'demonstration',
  };
  const depot = app.get(DeposerDocument, { strict: false });
  for (const { champs, nom, lignes, ...suite } of DOCUMENTS)
    await depot.nouveau(acteur, dossierId, {
      champs,
      nom,
      flux: enFlux(pdfDeDemo(lignes, 'piege' in suite ? [EICAR] : [])),
    });
}

async function* enFlux(pdf: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(pdf);
}
