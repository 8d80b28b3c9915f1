import {
  DELAIS_ADMINISTRATION,
  LIMITES_TEXTE,
  MESSAGES_TEXTE,
  ajouterJours,
  dateParis,
  echec,
  erreurMetier,
  estDateCivile,
  instantParis,
  lireTexte,
  succes,
  type CreerSuppleanceRequete,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';

/** Absence lisible : `fin` est le premier instant où elle ne vaut plus. */
export type Absence = { readonly debut: Date; readonly fin: Date; readonly motif: string };

/** Refus attaché à un champ du formulaire. */
export const refusDeRegle = (chemin: string, code: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code, message }] });

/** Jours d'absence (heure de Paris, dernier jour compris) et leur raison ; ni passés, ni à l'envers, ni plus de six mois. */
export function lireAbsence(
  { debut, fin, motif }: Pick<CreerSuppleanceRequete, 'debut' | 'fin' | 'motif'>,
  maintenant: Date,
): Resultat<Absence, ErreurMetier> {
  for (const [champ, jour] of Object.entries({ debut, fin }))
    if (!estDateCivile(jour)) return echec(aCorriger(champ, 'Cette date n’existe pas.'));
  if (debut < dateParis(maintenant))
    return echec(refusDeRegle('debut', 'passe', 'L’absence commence aujourd’hui ou plus tard.'));
  if (fin < debut) return echec(refusDeRegle('fin', 'avant-debut', 'Le dernier jour vient après le premier.'));
  if (fin > ajouterJours(debut, DELAIS_ADMINISTRATION.suppleanceJours))
    return echec(
      refusDeRegle(
        'fin',
        'trop-long',
        'Au-delà de six mois, transmettez les dossiers plutôt que de les faire suppléer.',
      ),
    );
  const raison = lireTexte(motif, { max: LIMITES_TEXTE.ligne });
  if (!raison.ok) return echec(aCorriger('motif', MESSAGES_TEXTE[raison.erreur]));
  return succes({
    debut: debut === dateParis(maintenant) ? maintenant : instantParis(debut, '00:00'),
    fin: instantParis(ajouterJours(fin, 1), '00:00'),
    motif: raison.valeur,
  });
}

const aCorriger = (chemin: string, message: string): ErreurMetier =>
  erreurMetier('requete-invalide', 'Certains champs sont à corriger.', {
    champs: [{ chemin, code: 'invalide', message }],
  });
