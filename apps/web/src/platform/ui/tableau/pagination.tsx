import { Button } from '@mantine/core';

type Props = {
  readonly affiches: number;
  readonly encore: boolean;
  readonly enCours: boolean;
  readonly surSuite: () => void;
};

/** Suite d'une liste par curseur : un bouton, jamais un défilement sans fin. */
export function Suite({ affiches, encore, enCours, surSuite }: Props) {
  return (
    <div style={{ display: 'flex', gap: 12, alignItems: 'center', justifyContent: 'center', paddingTop: 12 }}>
      <span className="fin" role="status">
        {encore ? `${affiches} lignes affichées` : `Fin de la liste\u00a0: ${affiches}`}
      </span>
      {encore && (
        <Button variant="default" loading={enCours} onClick={surSuite}>
          Afficher la suite
        </Button>
      )}
    </div>
  );
}
