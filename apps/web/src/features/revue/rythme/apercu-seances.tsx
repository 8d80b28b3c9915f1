import { dateParis, defautsRythme, seancesDuRythme, type ReglerRecurrenceRequete } from '@pdp/domain';
import { dateHeureLongue } from '../../../platform/format/dates';
import styles from './rythme.module.css';

type Props = { readonly rythme: ReglerRecurrenceRequete & { readonly active?: boolean } };

/** Dates qui naîtraient de ce rythme dans les douze semaines, fériés compris. */
export function ApercuSeances({ rythme }: Props) {
  const aujourdhui = dateParis(new Date());
  const lisible = defautsRythme(rythme, aujourdhui).every(({ chemin }) => chemin === 'premiere');
  if (!lisible || rythme.premiere === '' || rythme.active === false) return null;
  const seances = seancesDuRythme(rythme, aujourdhui);
  return (
    <div role="status">
      <b>Prochaines séances</b>
      <ul className={styles['apercu']}>
        {seances.map(({ debut }) => (
          <li key={debut}>{dateHeureLongue(debut)}</li>
        ))}
      </ul>
    </div>
  );
}
