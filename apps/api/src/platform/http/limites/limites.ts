/** Sorte de débit compté par agent (`recherche`, `export`), par compte ou par adresse (connexion). */
export type SorteDebit = 'recherche' | 'export' | 'connexion-compte' | 'connexion-adresse' | 'lien-adresse';

/** Nombre permis sur une durée, en secondes. */
type Debit = { readonly nombre: number; readonly dureeS: number };

/**
 * Débits permis (trust.md A8, 19 et 37). Larges pour qui travaille : une recherche par frappe tient dans le premier, un
 * hôpital entier derrière une seule adresse dans le dernier. Aucun ne ferme un compte : il suffit d'attendre.
 */
export const DEBITS: Readonly<Record<SorteDebit, Debit>> = {
  recherche: { nombre: 120, dureeS: 60 },
  export: { nombre: 20, dureeS: 3600 },
  'connexion-compte': { nombre: 60, dureeS: 600 },
  'connexion-adresse': { nombre: 3000, dureeS: 600 },
  'lien-adresse': { nombre: 30, dureeS: 600 },
};

/** Dossiers distincts qu'un agent peut ouvrir dans une heure glissante. */
export const DOSSIERS_PAR_HEURE = 200;

const DOSSIER = /^\/api\/v1\/dossiers\/:(\w+)/;
// Prendre ses fichiers d'accès les détruit : un POST, qui les emporte pourtant.
const A_EMPORTER = /^\/api\/v1\/exports-acces\//;
const EXPORT = /\.(csv|pdf|ods|odt|xlsx|zip)$/;

type Demande = {
  readonly methode: string;
  /** Chemin déclaré de la route, `/api/v1/dossiers/:id`. */
  readonly route: string;
  readonly parametres: Readonly<Record<string, unknown>>;
  readonly requete: Readonly<Record<string, unknown>>;
};

/** Ce qu'une demande compte : le dossier qu'elle ouvre, et son débit. Une route à venir compte sans rien déclarer. */
export function aCompter({ methode, route, parametres, requete }: Demande): {
  readonly dossierId: string | null;
  readonly sorte: 'recherche' | 'export' | null;
} {
  if (methode !== 'GET')
    return { dossierId: null, sorte: methode === 'POST' && A_EMPORTER.test(route) ? 'export' : null };
  const nom = DOSSIER.exec(route)?.[1];
  const dossierId = nom === undefined ? undefined : parametres[nom];
  const cherche = typeof requete['recherche'] === 'string' && requete['recherche'].trim() !== '';
  return {
    dossierId: typeof dossierId === 'string' && UUID.test(dossierId) ? dossierId.toLowerCase() : null,
    sorte: EXPORT.test(route) ? 'export' : cherche ? 'recherche' : null,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
