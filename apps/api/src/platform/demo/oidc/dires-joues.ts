import type { Coffre } from '../../chiffrement/coffre.js';
import { ouvrirContact } from '../../chiffrement/contacts.js';
import { ACCES_SYSTEME } from '../../database/acces-base.js';
import type { Lecture } from '../../database/lecture.js';

const LIRE = {
  nom: 'oidc-dires',
  texte: `SELECT u.id, u.nom, u.prenom, u.courriel_scelle, a.nom_naissance, a.date_naissance::text AS naissance
    FROM utilisateur u LEFT JOIN assure a ON a.id = u.assure_id WHERE u.emetteur = 'demo' AND u.sujet = $1`,
};

type Ligne = {
  id: string;
  nom: string;
  prenom: string;
  courriel_scelle: string | null;
  nom_naissance: string | null;
  naissance: string | null;
};

type Traits = { readonly nom: string; readonly naissance: string; readonly prenoms: string };

const INVENTES: Traits = { nom: 'Exemple', naissance: '1980-01-01', prenoms: 'Camille' };

/** Traits qu'une identité sans compte porte dans son nom (« le.floch.1964-05-03.anne ») ; sinon, des traits inventés. */
export function traitsInventes(sujet: string): Traits {
  const [, nom, naissance, prenoms] = /^(.+)\.(\d{4}-\d{2}-\d{2})(?:\.(.+))?$/.exec(sujet) ?? [];
  if (nom === undefined || naissance === undefined) return INVENTES;
  return { nom: nom.replaceAll('.', ' '), naissance, prenoms: prenoms?.replaceAll('.', ' ') ?? INVENTES.prenoms };
}

/** Dires d'une personne de la démonstration chez tout fournisseur joué ; d'une identité sans compte, des dires inventés. */
export async function lireDires(
  { lecture, coffre }: { readonly lecture: Lecture; readonly coffre: Coffre },
  sujet: string,
): Promise<Record<string, string>> {
  const [ligne] = await lecture.lire<Ligne>(LIRE, [sujet], ACCES_SYSTEME);
  const invente = traitsInventes(sujet);
  const nom = ligne?.nom ?? invente.nom;
  return {
    usual_name: nom,
    family_name: ligne?.nom_naissance ?? nom,
    given_name: ligne?.prenom ?? invente.prenoms,
    email: (ligne && courrielDe(coffre, ligne)) ?? `${sujet}@exemple.invalid`,
    birthdate: ligne?.naissance ?? invente.naissance,
    uid: sujet,
    siret: '00000000000000',
    SubjectNameID: sujet,
  };
}

const courrielDe = (coffre: Coffre, { id, courriel_scelle: sceau }: Ligne): string | null =>
  ouvrirContact(coffre, 'courriel', { utilisateurId: id, sceau });
