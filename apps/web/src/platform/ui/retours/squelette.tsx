import styles from './retours.module.css';

type Props = { readonly lignes?: number; readonly hauteur?: number };

/** Lignes d'attente aux dimensions du contenu à venir ; dit « Chargement » aux lecteurs d'écran. */
export function Squelette({ lignes = 5, hauteur = 38 }: Props) {
  return (
    <div className={styles['squelette']} role="status">
      <span className="visuellement-cache">Chargement…</span>
      {Array.from({ length: lignes }, (_, i) => (
        <Attente key={i} hauteur={hauteur} />
      ))}
    </div>
  );
}

/** Page d'attente : un titre et deux cartes. */
export function SquelettePage() {
  return (
    <div className={styles['squelette']} role="status">
      <span className="visuellement-cache">Chargement de la page…</span>
      <Attente hauteur={30} largeur="min(320px, 70%)" />
      <Attente hauteur={18} largeur="min(460px, 90%)" />
      <Attente hauteur={120} />
      <Attente hauteur={240} />
    </div>
  );
}

// Sans composant de Mantine : c'est ce qui s'affiche pendant que ses feuilles arrivent.
const Attente = ({ hauteur, largeur }: { readonly hauteur: number; readonly largeur?: string }) => (
  <div className={styles['attente']} style={{ height: hauteur, width: largeur }} aria-hidden="true" />
);
