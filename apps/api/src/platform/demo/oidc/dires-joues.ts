import { ACCES_SYSTEME } from '../../database/acces-base.js';
import type { Lecture } from '../../database/lecture.js';

const LIRE = {
  nom: 'oidc-dires',
  texte: `SELECT u.nom, u.prenom, u.courriel, a.nom_naissance, a.date_naissance::text AS naissance
    FROM utilisateur u LEFT JOIN assure a ON a.id = u.assure_id WHERE u.emetteur = 'demo' AND u.sujet = $1`,
};

type Ligne = {
  nom: string;
  prenom: string;
  courriel: string | null;
  nom_naissance: string | null;
  naissance: string | null;
};

/** Dires d'une personne de la démonstration chez tout fournisseur joué ; d'une identité sans compte, des dires inventés. */
export async function lireDires(lecture: Lecture, sujet: string): Promise<Record<string, string>> {
  const [ligne] = await lecture.lire<Ligne>(LIRE, [sujet], ACCES_SYSTEME);
  const nom = ligne?.nom ?? 'Exemple';
  return {
    usual_name: nom,
    family_name: ligne?.nom_naissance ?? nom,
    given_name: ligne?.prenom ?? 'Camille',
    email: ligne?.courriel ?? `${sujet}@exemple.invalid`,
    birthdate: ligne?.naissance ?? '1980-01-01',
    uid: sujet,
    siret: '00000000000000',
    SubjectNameID: sujet,
  };
}
