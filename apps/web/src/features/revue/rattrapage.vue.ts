import type { EvenementRevue, PassageVue } from '@pdp/domain';

const DES_PASSAGES: Readonly<Record<string, (nom: string) => string>> = {
  'decision-prise': (nom) => `décision prise pour ${nom}`,
  'decision-annulee': (nom) => `décision annulée pour ${nom}`,
  'passage-reporte': (nom) => `${nom} : reporté`,
  'passage-a-representer': (nom) => `${nom} : à représenter`,
  'passage-sans-decision': (nom) => `${nom} : sans décision`,
};

const DE_LA_SEANCE: Readonly<Record<string, string>> = {
  'revue-demarree': 'la séance a commencé',
  'revue-terminee': 'la séance est terminée',
  'conduite-passee': 'la conduite a changé de main',
  'conduite-prise': 'la conduite a été reprise',
};

/** Ce qui s'est passé, en quelques mots, dans l'ordre ; un dossier qu'on ne lit pas reste « un dossier ». */
export function phrasesDeRattrapage(
  evenements: readonly EvenementRevue[],
  passages: readonly PassageVue[],
): readonly string[] {
  const nomDe = (id: string | null): string => passages.find((p) => p.id === id)?.nomAffiche ?? 'un dossier';
  const phrases = evenements.flatMap((e) => DES_PASSAGES[e.type]?.(nomDe(e.passageId)) ?? DE_LA_SEANCE[e.type] ?? []);
  const dernier = evenements.findLast((e) => e.type === 'passage-commence');
  return dernier ? [...phrases, `le groupe est sur ${nomDe(dernier.passageId)}`] : phrases;
}
