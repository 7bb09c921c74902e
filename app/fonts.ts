import { GeistSans } from "geist/font/sans";
import localFont from "next/font/local";

/** Ids only, so it waits for the text: the package's own mono font would be preloaded before everything. */
const geistMono = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
});

/** Puts both font families into the reach of the tokens. */
export const fontVariables = `${GeistSans.variable} ${geistMono.variable}`;
