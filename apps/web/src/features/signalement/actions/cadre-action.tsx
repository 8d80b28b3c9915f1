import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './actions.module.css';

type Props = {
  readonly bouton: string;
  readonly enCours: boolean;
  readonly danger?: boolean;
  readonly surEnvoi: () => void;
  readonly children: ReactNode;
};

/** Cadre d'une action : ses champs, puis un seul bouton qui dit ce qu'il fait. */
export function CadreAction({ bouton, enCours, danger = false, surEnvoi, children }: Props) {
  return (
    <form
      className={styles['cadre']}
      onSubmit={(e) => {
        e.preventDefault();
        surEnvoi();
      }}
    >
      {children}
      <div>
        <Button type="submit" loading={enCours} {...(danger ? { color: 'rouge' } : {})}>
          {bouton}
        </Button>
      </div>
    </form>
  );
}
