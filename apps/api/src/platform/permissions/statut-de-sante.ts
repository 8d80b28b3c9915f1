import { DISPOSITIFS_DE_SANTE, ISSUES_DE_SANTE, type TypeDispositif } from '@pdp/domain';
import { porteeDe, type FaitsDossier, type Sujet } from '@pdp/permissions';

/**
 * Ce lecteur peut-il savoir ce dispositif ? Ceux qui disent un statut de santé demandent aussi le droit sur ce statut : la CPAM n'y
 * voit que l'invalidité, la coordination et l'accueil n'en voient aucun (docs/adr/0035).
 */
export const litTypeDeDispositif = (sujet: Sujet, faits: FaitsDossier, type: TypeDispositif): boolean =>
  !DISPOSITIFS_DE_SANTE.includes(type) || litStatut(sujet, faits, type === 'INVALIDITE');

/** Types de dispositif que ce lecteur ne doit pas savoir. */
export const dispositifsTus = (sujet: Sujet, faits: FaitsDossier): readonly TypeDispositif[] =>
  DISPOSITIFS_DE_SANTE.filter((type) => !litTypeDeDispositif(sujet, faits, type));

/** La préconisation d'un dispositif qui dit un statut de santé se tait comme lui : proposée, réalisée, elle en dirait autant. */
export const litPreconisation = (sujet: Sujet, faits: FaitsDossier, code: string): boolean =>
  !dispositifsTus(sujet, faits).some((type) => type === code);

/** Issues de clôture que ce lecteur ne doit pas savoir : elles disent un état ou un statut de santé. */
export const issuesTues = (sujet: Sujet, faits: FaitsDossier): readonly string[] =>
  ISSUES_DE_SANTE.filter((issue) => !litStatut(sujet, faits, issue === 'INVALIDITE_SANS_REPRISE'));

const litStatut = (sujet: Sujet, faits: FaitsDossier, invalidite: boolean): boolean => {
  const portee = porteeDe(sujet, 'lire', { categorie: 'statutSante', faits });
  return portee === 'complete' || (portee === 'invaliditeSeule' && invalidite);
};
