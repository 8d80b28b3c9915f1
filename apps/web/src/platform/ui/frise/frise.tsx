import { useAujourdhui } from '../../format/horloge';
import { Ordinal } from '../texte/ordinal';
import { etagesOccupes, friseEnPhrase, partEcoulee, reperesFrise } from './frise.calcul';
import type { ArretFrise, RepereFrise } from './frise.calcul';
import styles from './frise.module.css';

type Props = { readonly arret: ArretFrise };

/** Frise d'un arrêt de travail : seuils, aujourd'hui, fin prévue ; une phrase la remplace pour les lecteurs d'écran. */
export function Frise({ arret }: Props) {
  const aujourdhui = useAujourdhui();
  const reperes = reperesFrise(arret, aujourdhui);
  return (
    <div>
      <p className="visuellement-cache">{friseEnPhrase(arret, aujourdhui)}</p>
      <div className={styles['frise']} style={{ height: 46 + 16 * etagesOccupes(reperes) }} aria-hidden="true">
        <div className={styles['fond']} />
        <div className={styles['fait']} style={{ width: `${partEcoulee(reperes)}%` }} />
        {reperes.map((repere) => (
          <Repere key={repere.cle} repere={repere} />
        ))}
      </div>
    </div>
  );
}

function Repere({ repere }: { repere: RepereFrise }) {
  const sorte = repere.sorte === 'seuil' ? '' : styles[repere.sorte];
  const etage = repere.etage === 0 ? '' : styles[`etage${repere.etage}`];
  // L'étiquette reste dans le cadre même quand son repère touche un bord.
  const marge = repere.sorte === 'seuil' ? '1.2rem' : '4.2rem';
  const place = { left: `clamp(${marge}, ${repere.position}%, calc(100% - ${marge}))` };
  return (
    <>
      <span className={`${styles['trait']} ${sorte}`} style={{ left: `${repere.position}%` }} />
      <span className={`${styles['etiquette']} ${sorte} ${etage}`} style={place}>
        <Ordinal texte={repere.libelle} />
      </span>
    </>
  );
}
