import { join } from 'node:path';
import { pg } from '../../database/pg.js';
import type { EtatJournal } from '../chaine/lire-chaine.js';
import { lireCle, type CleDePoints } from './cle.js';
import { ajouterLignes, fichierDesPoints, finDeFichier, lignesDe, type LieuDesPoints } from './fichier-points.js';
import type { LigneDePoint, TeteExportee } from './ligne-de-point.js';

type Contenu = Omit<LigneDePoint, 'numero' | 'precedent'>;

/** Point écrit ; `empreinte` est celle de sa ligne : la garder ailleurs suffit à prouver tout le fichier jusque-là. */
export type PointPris = {
  readonly numero: number;
  readonly fichier: string;
  readonly avancees: number;
  readonly empreinte: string;
};

/** Lieu par défaut : sous le dossier de données, ou là où l'exploitant l'a réglé. */
export const lieuDesPoints = (
  dossierDonnees: string,
  reglages: { readonly points?: string | null | undefined; readonly cle?: string | null | undefined },
): LieuDesPoints => {
  const dossier = reglages.points ?? join(dossierDonnees, 'journal');
  return { dossier, fichierCle: reglages.cle ?? join(dossier, 'cle.pem') };
};

/**
 * Écrit un point de contrôle signé. Une transaction tient le tour : deux processus n'écrivent jamais ensemble. Le fichier
 * est écrit avant la base ; tué entre les deux, le fichier a un point de plus, ce que le contrôle accepte.
 */
export function prendrePoint(url: string, lieu: LieuDesPoints): Promise<PointPris> {
  return ecrire(url, lieu, (etat, connus) => {
    const tetes = etat.tetes.filter(([chaine, seq]) => seq !== (connus.get(chaine) ?? 0));
    return { type: 'point', le: new Date().toISOString(), identite: etat.identite!, tetes };
  });
}

/**
 * Déclare qu'une sauvegarde a été remise en service : les points d'avant ne valent plus au-delà des têtes présentes.
 * C'est un acte d'exploitant, signé et motivé ; il reste lisible dans le fichier.
 */
export function declarerReprise(url: string, lieu: LieuDesPoints, motif: string): Promise<PointPris> {
  return ecrire(url, lieu, (etat) => ({
    type: 'reprise',
    le: new Date().toISOString(),
    identite: etat.identite!,
    motif,
    tetes: etat.tetes,
  }));
}

type Composer = (
  etat: EtatJournal,
  connus: ReadonlyMap<number, number>,
) => Contenu & { readonly tetes: readonly TeteExportee[] };

async function ecrire(url: string, lieu: LieuDesPoints, composer: Composer): Promise<PointPris> {
  const cle = lireCle(lieu.fichierCle, { creer: true })!;
  const client = new pg.Client({
    connectionString: url,
    application_name: 'pdp-journal',
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    await client.query(`BEGIN`);
    const { rows } = await client.query<{ etat: EtatJournal }>('SELECT public.journal_ouvrir_point() AS etat');
    const etat = rows[0]!.etat;
    const fichier = fichierDesPoints(lieu.dossier, etat.identite!);
    const fin = finDeFichier(fichier);
    const contenu = composer(etat, fin.seqs);
    const { numero, empreinte } = ajouterLignes(
      fichier,
      fin,
      [...ouvertureSiNeuf(fichier, etat.identite!, cle), contenu],
      cle,
    );
    await client.query('SELECT public.journal_fermer_point($1)', [numero]);
    await client.query('COMMIT');
    return { numero, fichier, avancees: contenu.tetes.length, empreinte };
  } finally {
    await client.end();
  }
}

const ouvertureSiNeuf = (fichier: string, identite: string, cle: CleDePoints): Contenu[] =>
  lignesDe(fichier).length > 0
    ? []
    : [{ type: 'ouverture', le: new Date().toISOString(), identite, clePublique: cle.publique }];
