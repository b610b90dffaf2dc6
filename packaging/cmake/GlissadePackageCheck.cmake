# cpack reads this before it makes a package: packages are made from the preset hardened alone. Tests of other builds say
# -D GLISSADE_PACKAGE_ANY_BUILD=ON.
if(CPACK_GLISSADE_FORTIFY LESS 3 AND NOT GLISSADE_PACKAGE_ANY_BUILD)
    message(FATAL_ERROR "This build is not the one for packages; packaging/deb makes them, from the preset hardened.")
endif()
