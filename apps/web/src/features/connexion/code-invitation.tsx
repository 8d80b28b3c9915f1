import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { codeSaisi } from './connexion.vue';
import styles from './connexion.module.css';

type Props = { readonly surCode: (code: string | null) => void; readonly ouvert: boolean };

/** Code remis par l'administrateur : il se joint à la première connexion, quel que soit le service choisi. */
export function CodeInvitation({ surCode, ouvert }: Props) {
  const [texte, poserTexte] = useState('');
  const poser = (recu: string) => {
    poserTexte(recu);
    surCode(codeSaisi(recu));
  };
  const faux = texte.trim() !== '' && codeSaisi(texte) === null;
  return (
    <details className={styles['invitation']} open={ouvert}>
      <summary>J’ai un code d’invitation</summary>
      <TextInput
        label="Code d’invitation"
        description="Collez-le, puis choisissez comment vous connecter. Il ne sert qu’une fois."
        value={texte}
        onChange={(e) => poser(e.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        error={faux ? 'Ce code est incomplet : il compte 43 caractères.' : null}
      />
      <p role="status" className="fin">
        {codeSaisi(texte) !== null && 'Code prêt : il sera joint à votre connexion.'}
      </p>
    </details>
  );
}
