import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { creerRouteur } from './navigation/routeur';
import { creerClientRequetes } from './platform/api/client-requetes';
import { nonceDeStyle } from './platform/ui/theme/nonce';
import { resoudreVariables, THEME } from './platform/ui/theme/theme';

const requetes = creerClientRequetes();
const routeur = creerRouteur(requetes);
const choixTheme = localStorageColorSchemeManager({ key: 'pdp.theme' });

/** Application entière : thème, cache des lectures, routes. */
export function Application() {
  return (
    <MantineProvider
      theme={THEME}
      cssVariablesResolver={resoudreVariables}
      colorSchemeManager={choixTheme}
      defaultColorScheme="auto"
      getStyleNonce={nonceDeStyle}
    >
      <QueryClientProvider client={requetes}>
        <RouterProvider router={routeur} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
