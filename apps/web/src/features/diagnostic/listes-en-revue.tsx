import { useQuery } from '@tanstack/react-query';
import { LISTES_DIAGNOSTIC, listesDuDiagnostic } from '@pdp/domain';
import { optionsDiagnostic } from './diagnostic.requetes';
import styles from './diagnostic.module.css';

type Props = { readonly dossierId: string };

/** Freins, ressources et besoins du diagnostic validé, pour qui les lit ; rien sinon. */
export function ListesDuDiagnostic({ dossierId }: Props) {
  const { data } = useQuery(optionsDiagnostic(dossierId));
  const listes = data?.valide ? listesDuDiagnostic(data.valide.blocs) : [];
  if (data === undefined) return null;
  if (listes.length === 0) return <p className="doux">Aucun diagnostic validé à lire avec vos droits.</p>;
  return (
    <dl className={styles['listes']}>
      {listes.map(({ liste, valeurs }) => (
        <div key={liste}>
          <dt>{LISTES_DIAGNOSTIC[liste]}</dt>
          <dd className="doux">{valeurs.join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
