import { TextInput } from '@mantine/core';
import { lireCodeInvitation } from '@pdp/domain';
import { useState } from 'react';
import styles from './connexion.module.css';

type Props = { readonly surCode: (code: string | null) => void; readonly ouvert: boolean };

/** Code remis en main propre : il se joint à la première connexion, quel que soit le service choisi. */
export function CodeInvitation({ surCode, ouvert }: Props) {
  const [texte, poserTexte] = useState('');
  const poser = (recu: string) => {
    poserTexte(recu);
    surCode(lireCodeInvitation(recu));
  };
  const complet = lireCodeInvitation(texte) !== null;
  const faux = texte.trim() !== '' && !complet;
  return (
    <details className={styles['invitation']} open={ouvert}>
      <summary>J’ai un code d’invitation</summary>
      <TextInput
        label="Code d’invitation"
        description="Écrivez-le ou collez-le, puis choisissez comment vous connecter. Il ne sert qu’une fois."
        value={texte}
        onChange={(e) => poser(e.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        error={faux ? 'Ce code est incomplet. Recopiez-le en entier : tirets et majuscules ne comptent pas.' : null}
      />
      <p role="status" className="fin">
        {complet && 'Code prêt : il sera joint à votre connexion.'}
      </p>
    </details>
  );
}
