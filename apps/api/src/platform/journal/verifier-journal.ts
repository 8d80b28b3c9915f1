import { pg } from '../database/pg.js';
import type { Anomalie } from './chaine/anomalie.js';
import { diagnostiquer } from './chaine/diagnostic.js';
import { dansUnInstantane, lireEtat, lireHorsChaine, lireMaillons, type EtatJournal } from './chaine/lire-chaine.js';
import { CHAINES } from './chaine/maillon.js';
import { SuiviDeChaine, type BilanDeChaine } from './chaine/suivi-de-chaine.js';
import { lireCle } from './points/cle.js';
import { fichierDesPoints, lignesDe, type LieuDesPoints } from './points/fichier-points.js';
import { verifierPoints, type PointsVerifies } from './points/verifier-points.js';

export type BilanDuJournal = {
  readonly anomalies: readonly Anomalie[];
  /** Ce qui n'est pas une altération mais que l'exploitant doit savoir. */
  readonly avertissements: readonly string[];
  readonly lignes: number;
  readonly chaines: number;
  readonly points: number;
  readonly dernierPoint: string | null;
  /** Mois retirés à leur terme (`AAAA-MM`), d'après les retraits signés. */
  readonly moisRetires: readonly string[];
};

/** `confiance` : clé publique connue d'ailleurs (SPKI base64url) ; à défaut, celle du fichier PEM de `lieu`. */
export type OptionsVerification = { readonly lieu: LieuDesPoints; readonly confiance?: string | null };

const HORS_CHAINE_DITES = 100;
const POINT_TROP_VIEUX_MS = 2 * 3_600_000;

/** Contrôle tout le journal : chaînes, têtes, points signés. Lit seulement ; peut se jouer pendant que l'API écrit. */
export async function verifierJournal(url: string, { lieu, confiance }: OptionsVerification): Promise<BilanDuJournal> {
  const client = new pg.Client({ connectionString: url, application_name: 'pdp-journal-verifier' });
  await client.connect();
  try {
    // Les points d'abord : un point pris pendant le contrôle parlerait de lignes plus récentes que l'instantané.
    const { identite, dernierPoint } = await lireEtat(client);
    const cle = confiance ?? lireCle(lieu.fichierCle, { creer: false })?.publique ?? null;
    const points = identite === null ? null : lirePoints(lieu, identite, cle);
    return await dansUnInstantane(client, async () => {
      const etat = await lireEtat(client);
      const chaines = await suivreChaines(client, etat, points);
      return {
        anomalies: [
          ...(points?.anomalies ?? []),
          ...pointsDisparus(dernierPoint, points, lieu),
          ...diagnostiquer(chaines.bilans),
          ...(await horsChaine(client)),
        ],
        avertissements: avertir(etat, points, cle),
        lignes: chaines.lignes,
        chaines: etat.tetes.filter(([, seq]) => seq > 0).length,
        points: points?.nombre ?? 0,
        dernierPoint: points?.dernierLe ?? null,
        moisRetires: points?.moisRetires ?? [],
      };
    });
  } finally {
    await client.end();
  }
}

const lirePoints = (lieu: LieuDesPoints, identite: string, cle: string | null): PointsVerifies =>
  verifierPoints(lignesDe(fichierDesPoints(lieu.dossier, identite)), identite, cle);

async function suivreChaines(
  client: pg.Client,
  etat: EtatJournal,
  points: PointsVerifies | null,
): Promise<{ bilans: BilanDeChaine[]; lignes: number }> {
  const suivis = Array.from({ length: CHAINES }, (_, n) => {
    return new SuiviDeChaine(n, points?.attentes.get(n) ?? [], points?.departs.get(n) ?? []);
  });
  let lignes = 0;
  for await (const lot of lireMaillons(client)) {
    for (const maillon of lot) suivis[maillon.chaine]!.recevoir(maillon);
    lignes += lot.length;
  }
  const tetes = new Map(etat.tetes.map(([chaine, seq, hash]) => [chaine, { seq, hash }]));
  return { bilans: suivis.map((suivi, n) => suivi.finir(tetes.get(n))), lignes };
}

async function horsChaine(client: pg.Client): Promise<Anomalie[]> {
  const lignes = await lireHorsChaine(client, HORS_CHAINE_DITES + 1);
  const anomalies = lignes.slice(0, HORS_CHAINE_DITES).map(({ id, le }): Anomalie => ({
    nature: 'inseree',
    chaine: null,
    seq: null,
    id,
    explication: `datée du ${le.toISOString()}, elle n’appartient à aucune chaîne : écrite hors de l’application.`,
  }));
  if (lignes.length > HORS_CHAINE_DITES)
    anomalies.push({ nature: 'inseree', chaine: null, seq: null, explication: 'd’autres lignes hors chaîne suivent.' });
  return anomalies;
}

function pointsDisparus(promis: number, points: PointsVerifies | null, lieu: LieuDesPoints): Anomalie[] {
  const nombre = points?.nombre ?? 0;
  if (nombre >= promis) return [];
  const explication = `la base compte ${promis} points, ${lieu.dossier} en contient ${nombre} : fichier tronqué, effacé, ou rangé ailleurs (PDP_JOURNAL_POINTS).`;
  return [{ nature: 'point', chaine: null, seq: null, explication }];
}

function avertir(etat: EtatJournal, points: PointsVerifies | null, cle: string | null): string[] {
  const avertissements: string[] = [];
  const dernierLe = points?.dernierLe ?? null;
  if (dernierLe === null)
    avertissements.push('Aucun point de contrôle : la chaîne refaite en entier et la fin coupée ne se verraient pas.');
  else if (Date.now() - Date.parse(dernierLe) > POINT_TROP_VIEUX_MS)
    avertissements.push(
      `Le dernier point de contrôle date du ${dernierLe} : la suite n’est tenue que par ses chaînes.`,
    );
  if (dernierLe !== null && cle === null)
    avertissements.push('Clé absente : les signatures ont été vérifiées avec la clé que le fichier déclare.');
  if (etat.reste > 0)
    avertissements.push(`${etat.reste} ligne(s) dans la partition par défaut : le mois voulu manquait à l’écriture.`);
  for (const { le, motif } of points?.reprises ?? []) avertissements.push(`Reprise déclarée le ${le} : ${motif}.`);
  return avertissements;
}
